import { createContext, useContext, useMemo } from 'react';

import type { EpochMs, Instant } from '../../shared/domain/instant';
import { epochOf, MINUTE_MS } from '../../shared/domain/instant';
import { createFormatter, type Formatter } from '../../shared/messages/formatter';
import { type Message, message, type MessageId } from '../../shared/messages/message';
import { speak } from '../../shared/messages/translation';
import type { Catalogue } from './catalogue';

/** Puts messages into words in the language and at the time of the moment. */
export interface Words extends Catalogue {
  readonly format: Formatter;
  readonly now: EpochMs;
  readonly say: (text: Message) => string;
  readonly t: <K extends MessageId>(...text: Parameters<typeof message<K>>) => string;
}

/** The words of one language at one time. */
export function createWords(catalogue: Catalogue, now: EpochMs): Words {
  const format = createFormatter(catalogue.language, now);
  const say = (text: Message): string => speak(catalogue.messages, text, format);
  return {
    ...catalogue,
    format,
    now,
    say,
    t: (...text) => say(message(...text) as Message),
  };
}

/** "Checked 2 minutes ago"; what is under a minute old is "just now", so that nothing counts seconds. */
export function checkedAge(words: Words, at: Instant): string {
  return words.now - epochOf(at) < MINUTE_MS
    ? words.t('ui.checked.justNow')
    : words.t('ui.checked.ago', { at });
}

const WordsContext = createContext<Words | null>(null);

/** Gives the words to everything inside. */
export const WordsProvider = WordsContext.Provider;

/** The words to draw with. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('useWords outside WordsProvider');
  return words;
}

/** Of the words, those that say the same at every moment. */
export type LastingWords = Pick<Words, 't'>;

const LastingWordsContext = createContext<LastingWords | null>(null);

/** Gives the lasting words to everything inside: the words of any one moment. */
export const LastingWordsProvider = LastingWordsContext.Provider;

/** For what says nothing of time and stands there often: it is not drawn anew with every change and tick. */
export function useLastingWords(): LastingWords {
  const words = useContext(LastingWordsContext);
  if (words === null) throw new Error('useLastingWords outside LastingWordsProvider');
  return words;
}

/** The words of another moment: what is told or judged then counts its days from then. */
export function useWordsAt(at: Instant): Words {
  const { language, messages } = useWords();
  return useMemo(() => createWords({ language, messages }, epochOf(at)), [language, messages, at]);
}
