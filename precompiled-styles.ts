import { tokens } from '@fluentui/tokens';
import { resolveStyleRulesForSlots } from '@griffel/core';
import { type ESTree, parseSync, type Plugin } from 'vite';

/** What `makeStyles` takes: styles by their names. */
type Styles = Parameters<typeof resolveStyleRulesForSlots>[0];

/** The constants of a module, by name. */
type Constants = ReadonlyMap<string, ESTree.Expression>;

function keyOf({ key, computed }: ESTree.ObjectProperty, constants: Constants): string {
  if (key.type === 'Identifier' && !computed) return key.name;
  if (key.type === 'PrivateIdentifier') throw new Error('a private name is no style');
  return String(valueOf(key, constants));
}

/** What an expression of styles is worth: literals, constants of the same module, and the theme's tokens. */
function valueOf(node: ESTree.Node, constants: Constants): unknown {
  if (node.type === 'Literal' && 'value' in node) return node.value;
  if (node.type === 'TemplateLiteral') {
    const values = node.expressions.map((expression) => String(valueOf(expression, constants)));
    return String.raw({ raw: node.quasis.map(({ value }) => value.cooked ?? '') }, ...values);
  }
  if (node.type === 'ArrayExpression') {
    return node.elements.map((element) => (element === null ? null : valueOf(element, constants)));
  }
  if (node.type === 'ObjectExpression') {
    const entries = node.properties.flatMap((property): [string, unknown][] =>
      property.type === 'SpreadElement'
        ? Object.entries(valueOf(property.argument, constants) as object)
        : [[keyOf(property, constants), valueOf(property.value, constants)]],
    );
    return Object.fromEntries(entries);
  }
  if (node.type === 'Identifier') {
    const constant = constants.get(node.name);
    if (constant !== undefined) return valueOf(constant, constants);
  }
  if (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'tokens'
  ) {
    const token = Object.entries(tokens).find(
      ([name]) => node.property.type === 'Identifier' && node.property.name === name,
    );
    if (token !== undefined) return token[1];
  }
  throw new Error(`styles are literals, constants of the module and tokens, and not ${node.type}`);
}

/** The constants at the top of a module. */
function constantsOf(program: ESTree.Program): Constants {
  return new Map(
    program.body.flatMap((statement) => {
      const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      if (declaration?.type !== 'VariableDeclaration') return [];
      return declaration.declarations.flatMap(({ id, init }): [string, ESTree.Expression][] =>
        id.type === 'Identifier' && init !== null ? [[id.name, init]] : [],
      );
    }),
  );
}

/**
 * The same JavaScript module, with each `makeStyles(…)` at its top replaced by the classes and rules that it would
 * come to.
 *
 * @throws Error where a style cannot be known without running the module
 */
export function precompileStyles(code: string): string {
  const constants = constantsOf(parseSync('module.js', code).program);
  let rest = code;
  // From the end, so that the places before stay right.
  for (const call of [...constants.values()].reverse()) {
    if (call.type !== 'CallExpression' || call.callee.type !== 'Identifier') continue;
    const [styles] = call.arguments;
    if (call.callee.name !== 'makeStyles' || styles === undefined) continue;
    const [classes, rules] = resolveStyleRulesForSlots(valueOf(styles, constants) as Styles);
    const precompiled = `__styles(${JSON.stringify(classes)}, ${JSON.stringify(rules)})`;
    rest = `${rest.slice(0, call.start)}${precompiled}${rest.slice(call.end)}`;
  }
  return `import { __styles } from '@fluentui/react-components';\n${rest}`;
}

/**
 * Styles are turned into CSS when the window is built, as Fluent UI's own are, and not each time that it opens: there
 * that took a third of the time to the first paint. Griffel's own plugins do the same by running every module, and
 * bring 180 packages for it.
 */
export function precompiledStyles(): Plugin {
  return {
    name: 'precompiled-styles',
    // After types and JSX are gone.
    enforce: 'post',
    transform: {
      filter: { id: /\/renderer\/.*\.tsx?$/, code: 'makeStyles' },
      handler: (code) => ({ code: precompileStyles(code), map: null }),
    },
  };
}
