import type { ChannelText } from './channel-text';

/** An e-mail, before it is put into its format. */
export interface ChannelMail {
  readonly subject: string;
  readonly text: string;
}

/** The message as an e-mail: plain text, which every mail program shows and no filter minds. */
export function channelMail({ title, items, more, footer }: ChannelText): ChannelMail {
  const parts = items.map((item) =>
    (items.length === 1 ? item.lines : [item.title, ...item.lines.map((line) => `  ${line}`)]).join('\n'),
  );
  return {
    subject: title,
    text: `${[...parts, ...(more === null ? [] : [more]), `-- \n${footer}`].join('\n\n')}\n`,
  };
}
