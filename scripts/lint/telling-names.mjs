import { pathInRepository } from "./path-in-repository.mjs";

const hollow = /(?:^|[/.-])(utils?|common|helpers?|services?|managers?|misc)(?=$|[/.-])/;

/** Files and folders are named after what they hold, not after the fact that they hold something. */
export const tellingNames = {
  create(context) {
    return {
      Program(node) {
        const found = hollow.exec(pathInRepository(context.filename));
        if (found !== null) context.report({ node, message: `"${found[1]}" says nothing of what is inside.` });
      },
    };
  },
};
