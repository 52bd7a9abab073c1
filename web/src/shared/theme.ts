// The look of antd's components; the same values stand as custom properties in ui/base.css for what we draw ourselves.
import type { ThemeConfig } from "antd";

export const colours = {
  primary: "#0e5a5c",
  ink: "#16282b",
  text_secondary: "#4a5c61",
  line: "#dfe6e6",
  canvas: "#f3f6f6",
  favourable: "#0f6d5f",
  adverse: "#a3352b",
  neutral: "#5b6870",
} as const;

export const font_family =
  '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';

export const app_theme: ThemeConfig = {
  token: {
    motion: false, // a dialog stands where it is from the first moment: a click on one that still moves goes astray
    colorPrimary: colours.primary,
    colorLink: "#0b5f73",
    colorLinkHover: "#0e7a90",
    colorError: colours.adverse,
    colorErrorBg: "#fbefed",
    colorErrorBorder: "#e5c3bf",
    colorSuccess: colours.favourable,
    colorSuccessBg: "#f0f8f5",
    colorSuccessBorder: "#bfddd5",
    colorInfo: "#0b5f73",
    colorInfoBg: "#eef5f8",
    colorInfoBorder: "#bcd5de",
    colorText: colours.ink,
    colorTextSecondary: colours.text_secondary,
    colorTextDescription: colours.text_secondary,
    colorTextPlaceholder: "#647378",
    colorTextDisabled: "#6d7b80",
    colorBgLayout: colours.canvas,
    colorBorderSecondary: colours.line,
    colorSplit: colours.line,
    borderRadius: 6,
    fontSize: 14,
    fontFamily: font_family,
    controlHeight: 32,
    padding: 14,
    paddingLG: 20,
  },
  components: {
    Tabs: { horizontalItemPadding: "10px 2px", horizontalItemGutter: 26 },
    Drawer: { paddingLG: 20 },
    Modal: { paddingContentHorizontalLG: 20 },
  },
};
