import { stageConfigurations, StageService } from "@hirelane/domain";
import { expect, test } from "vitest";
import { ConfigurationInput, toConfigurationV1 } from "./stage-configuration-v1.ts";

test.each(StageService.options)(
  "every field of the configuration of %s has a name in v1, and comes back from it",
  (service) => {
    const assessments =
      service === "assessment" ? { assessments: [{ name: "Logic", testUrl: "https://tests.example/" }] } : {};
    const configuration = stageConfigurations[service].parse(assessments);
    const shown = toConfigurationV1(configuration);
    expect(Object.keys(shown)).toHaveLength(Object.keys(configuration).length);
    expect(JSON.stringify(shown)).not.toMatch(/"[a-z]+[A-Z]\w*":/);
    expect(ConfigurationInput.parse(shown)).toEqual(configuration);
    expect(ConfigurationInput.parse(JSON.stringify({ ...shown, colour: "red" }))).toEqual(configuration);
  },
);
