import type { ChannelText } from './channel-text';

/** An e-mail, before it is put into its format. */
export interface ChannelMail {
  readonly subject: string;
  readonly text: string;
}

/**
 * A subject in which nothing is read as an encoded word (RFC 2047): a name of plain ASCII is not encoded, and could
 * otherwise stand for any text.
 */
function subjectOf(title: string): string {
  return title.replaceAll('=?', '= ?');
}

/** The message as an e-mail: plain text, which every mail program shows and no filter minds. */
export function channelMail({ title, items, more, footer }: ChannelText): ChannelMail {
  const parts = items.map((item) =>
    (items.length === 1 ? item.lines : [item.title, ...item.lines.map((line) => `  ${line}`)]).join('\n'),
  );
  return {
    subject: subjectOf(title),
    text: `${[...parts, ...(more === null ? [] : [more]), `-- \n${footer}`].join('\n\n')}\n`,
  };
}
