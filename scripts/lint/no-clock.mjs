const message = "Take the time from ctx.now, or as an argument.";

/** `Date` without arguments, `Date.now` and `Temporal.Now` read the clock. */
export const noClock = {
  create(context) {
    const report = (node) => context.report({ node, message });
    return {
      NewExpression(node) {
        if (isNamed(node.callee, "Date") && node.arguments.length === 0) report(node);
      },
      CallExpression(node) {
        if (isNamed(node.callee, "Date")) report(node);
      },
      MemberExpression(node) {
        if (isNamed(node.object, "Date") && isNamed(node.property, "now")) report(node);
        if (isNamed(node.object, "Temporal") && isNamed(node.property, "Now")) report(node);
        if (isNamed(node.object, "performance")) report(node);
      },
    };
  },
};

function isNamed(node, name) {
  return (node.type === "Identifier" && node.name === name) || (node.type === "Literal" && node.value === name);
}
