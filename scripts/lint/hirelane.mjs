import { noClock } from "./no-clock.mjs";
import { roomSuffix } from "./room-suffix.mjs";
import { tellingNames } from "./telling-names.mjs";

/** What the architecture asks of this code and no ready-made rule knows. */
export default {
  meta: { name: "hirelane" },
  rules: { "no-clock": noClock, "room-suffix": roomSuffix, "telling-names": tellingNames },
};
