/**
 * A function that opens a transaction also authorizes and audits: the three belong to one deed. It looks at
 * names only, inside one function; what is done through another function wants a disable with the reason.
 */
const OPENS = new Set(['transaction', 'answerKeyed']);
const AUTHORIZES = new Set(['authorize', 'requirePermission', 'requireStaff']);
const AUDITS = new Set(['audit', 'auditAll', 'auditCentral']);

export const useCaseGuards = {
  meta: {
    type: 'problem',
    docs: { description: 'a transaction is authorized and audited' },
    messages: {
      authorize: '{{name}} opens a transaction without authorizing',
      audit: '{{name}} opens a transaction without auditing',
    },
    schema: [],
  },
  create(context) {
    const stack = [];
    const enter = (node) => stack.push({ node, called: new Set() });
    const leave = () => {
      const { node, called } = stack.pop();
      if (stack.length > 0) {
        for (const name of called) stack.at(-1).called.add(name);
        return;
      }
      if (!has(called, OPENS)) return;
      const name = node.id?.name ?? 'This function';
      if (!has(called, AUTHORIZES)) context.report({ node, messageId: 'authorize', data: { name } });
      if (!has(called, AUDITS)) context.report({ node, messageId: 'audit', data: { name } });
    };
    return {
      FunctionDeclaration: enter,
      'FunctionDeclaration:exit': leave,
      FunctionExpression: enter,
      'FunctionExpression:exit': leave,
      ArrowFunctionExpression: enter,
      'ArrowFunctionExpression:exit': leave,
      CallExpression(node) {
        if (node.callee.type === 'Identifier') stack.at(-1)?.called.add(node.callee.name);
      },
    };
  },
};

function has(called, wanted) {
  return [...called].some((name) => wanted.has(name));
}
