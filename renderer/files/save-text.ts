import { FILE_KINDS, type SavedFile, type SaveOutcome } from '../../shared/domain/saved-file';
import type { AppState } from '../../shared/domain/state';
import type { CommandProblem, Store } from '../state/store';

/** What became of saving, or why the host was not even asked where to. */
export type SaveAnswer = SaveOutcome | { readonly state: 'refused'; readonly problem: CommandProblem };

/** Hands the browser a file, which it saves where it saves files. Nothing leaves the computer. */
function download({ name, kind, text }: SavedFile): SaveAnswer {
  const address = URL.createObjectURL(new Blob([text], { type: `${FILE_KINDS[kind]};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.${kind}`;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser's own dialog may still read it: it is given back a minute later.
  window.setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
  return { state: 'saved', name: link.download };
}

/** Saves a text as a file, by whichever way the host has: a dialog of the desktop, or the browser's download. */
export async function saveText(
  store: Pick<Store, 'ask'>,
  saving: AppState['environment']['saving'],
  file: SavedFile,
): Promise<SaveAnswer> {
  if (saving === 'download') return download(file);
  const answer = await store.ask('saveFile', file);
  return answer.ok ? answer.value : { state: 'refused', problem: answer.problem };
}
