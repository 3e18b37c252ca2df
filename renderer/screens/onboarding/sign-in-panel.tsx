import { SignIn } from '../../components/sign-in';
import { useWords } from '../../i18n/words';
import { useStore } from '../../state/app-context';
import { useDraftEditing } from './draft-editing';

/** Signing an administrator in for the draft, once it says which registration to sign in with. */
export function SignInPanel() {
  const { t } = useWords();
  const store = useStore();
  const { draft } = useDraftEditing();
  const isBlocked =
    draft.fields.administratorClientId === '' ||
    draft.problems.some(({ field }) => field === 'administratorClientId' || field === 'tenantId');
  return (
    <SignIn
      state={draft.signIn}
      blocked={isBlocked ? t('wizard.signIn.needsClientId') : null}
      isNext={false}
      onSignIn={(method) => store.run('signIn', { method })}
      onCancel={() => void store.run('cancelSignIn', {})}
    />
  );
}
