import { __styles, createDOMRenderer, makeStyles } from '@griffel/core';
import { describe, expect, it } from 'vitest';

import { precompileStyles } from '../../precompiled-styles';

/** The classes of `useStyles` of a precompiled module. */
function classesOf(code: string): unknown {
  const lines = precompileStyles(code).split('\n');
  const body = lines.filter((line) => !line.trimStart().startsWith('import ')).join('\n');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a module that this test has written
  const run = new Function('__styles', `${body}\nreturn useStyles;`) as (
    styles: typeof __styles,
  ) => ReturnType<typeof __styles>;
  return run(__styles)({ dir: 'ltr', renderer: createDOMRenderer() });
}

describe('precompiled styles', () => {
  it('have the classes that they would have got in the window', () => {
    const written = `
      import { makeStyles, tokens } from '@fluentui/react-components';
      const NARROW = '@media (max-width: 560px)';
      const HEIGHT = 36;
      const ROUND = { borderRadius: '4px' };
      const useStyles = makeStyles({
        row: { ...ROUND, color: tokens.colorBrandForeground1, height: \`\${HEIGHT}px\`, [NARROW]: { padding: 0 } },
        'moving': { border: \`1px solid \${tokens.colorNeutralStroke2}\`, animationName: [{ from: { opacity: 0 } }] },
      });`;
    const inWindow = makeStyles({
      row: {
        borderRadius: '4px',
        color: 'var(--colorBrandForeground1)',
        height: '36px',
        '@media (max-width: 560px)': { padding: 0 },
      },
      moving: {
        border: '1px solid var(--colorNeutralStroke2)',
        animationName: [{ from: { opacity: 0 } }],
      },
    });
    expect(classesOf(written)).toEqual(inWindow({ dir: 'ltr', renderer: createDOMRenderer() }));
  });

  it('are precompiled each, and leave what stands around them', () => {
    const precompiled = precompileStyles(`
      export const one = makeStyles({ a: { top: '1px' } });
      export const two = makeStyles({ b: { top: '2px' } });
      export const text = 'makeStyles';`);
    expect(precompiled.startsWith("import { __styles } from '@fluentui/react-components';\n")).toBe(true);
    expect(precompiled.match(/= __styles\(\{/g)).toHaveLength(2);
    expect(precompiled).toContain('{top:1px;}');
    expect(precompiled).toContain('{top:2px;}');
    expect(precompiled).toContain("export const text = 'makeStyles';");
    expect(precompiled).not.toContain('makeStyles(');
  });

  it.each(['width()', 'elsewhere', 'tokens.colorOfNothing'])('are refused where they hold %s', (value) => {
    expect(() => precompileStyles(`const useStyles = makeStyles({ a: { color: ${value} } });`)).toThrow(
      'styles are literals, constants of the module and tokens',
    );
  });
});
