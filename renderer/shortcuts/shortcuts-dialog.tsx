import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';

import { useReturnFocus } from '../components/use-return-focus';
import { useWords } from '../i18n/words';
import { useAppState } from '../state/app-context';
import { type Shortcut, SHORTCUT_GROUPS, SHORTCUTS } from './shortcuts';

const useStyles = makeStyles({
  groups: { display: 'flex', flexDirection: 'column', rowGap: '16px' },
  title: {
    marginBottom: '4px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  list: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', rowGap: '7px', columnGap: '20px' },
  what: { lineHeight: tokens.lineHeightBase300 },
  keys: { display: 'flex', alignItems: 'baseline', columnGap: '6px', justifyContent: 'flex-end' },
  or: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  key: {
    minWidth: '24px',
    padding: '1px 6px',
    textAlign: 'center',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomWidth: '2px',
    borderRadius: tokens.borderRadiusMedium,
  },
  note: { marginTop: '16px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** How a key is written on keyboards. */
function capOf(key: string): string {
  return key.length === 1 ? key.toUpperCase() : key;
}

function ShortcutLine({ shortcut }: { readonly shortcut: Shortcut }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <>
      <dt className={styles.what}>{t(`screens.shortcuts.${shortcut.action}`)}</dt>
      <dd className={styles.keys}>
        {shortcut.keys.map((key, index) => (
          <span key={key}>
            {index > 0 && <span className={styles.or}>{t('screens.shortcuts.or')} </span>}
            <kbd className={styles.key}>{capOf(key)}</kbd>
          </span>
        ))}
      </dd>
    </>
  );
}

/** Every shortcut of the window. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const { t } = useWords();
  const { shortcuts } = useAppState().settings;
  useReturnFocus();
  return (
    <Dialog
      open
      onOpenChange={(_, { open }) => {
        if (!open) onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('screens.shortcuts')}</DialogTitle>
          <DialogContent>
            <div className={styles.groups}>
              {SHORTCUT_GROUPS.map((group) => (
                <section key={group} aria-labelledby={`shortcuts-${group}`}>
                  <h3 id={`shortcuts-${group}`} className={styles.title}>
                    {t(`screens.shortcuts.group.${group}`)}
                  </h3>
                  <dl className={styles.list}>
                    {SHORTCUTS.filter((shortcut) => shortcut.group === group).map((shortcut) => (
                      <ShortcutLine key={shortcut.action} shortcut={shortcut} />
                    ))}
                  </dl>
                </section>
              ))}
            </div>
            <p className={styles.note}>
              {shortcuts.enabled ? t('screens.shortcuts.note') : t('screens.shortcuts.off')}
            </p>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t('screens.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
