import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

// shared <- features/<x> <- app: a zone names what its files must not import.
const forbid = (files, patterns, message) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns: [{ group: patterns, message }] }] },
});

const features = [
  "declarations",
  "imports",
  "sources",
  "webhooks",
  "portfolio",
  "party",
  "policy",
  "editor",
  "session",
  "account",
  "approvals",
  "people",
  "audit",
  "evidence",
];

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", "src/shared/api/schema.d.ts"] },
  ...tseslint.configs.recommended,
  jsxA11y.flatConfigs.recommended,
  reactHooks.configs.flat.recommended,
  {
    rules: {
      "max-lines": ["error", { max: 500, skipBlankLines: true }],
      "@typescript-eslint/no-explicit-any": "error",
      "jsx-a11y/no-autofocus": "off",
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  forbid(["src/shared/**"], ["**/features/**", "**/app/**"], "shared imports neither features nor app"),
  ...features.map((feature) =>
    forbid(
      [`src/features/${feature}/**`],
      ["**/app/**", "**/features/**", ...features.filter((f) => f !== feature).map((f) => `../${f}/**`)],
      "a feature imports shared only; app composes features",
    ),
  ),
);
