// Plain JavaScript for Node 20: it runs before anything is installed.
const [major] = process.versions.node.split(".");

if (Number(major) < 20) {
  process.stderr.write(`Hirelane needs Node 20 or later; this is ${process.version}.\n`);
  process.exit(1);
}

const { installWhatIsMissing } = await import("./install.mjs");

try {
  await installWhatIsMissing();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
