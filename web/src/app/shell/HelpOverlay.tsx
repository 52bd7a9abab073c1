import { Modal } from "antd";

import { useTexts } from "../../shared/i18n";

const rows: [string[], string][] = [
  [["/"], "help.focus_search"],
  [["Ctrl", "K"], "help.command"],
  [["j", "k"], "help.next"],
  [["Enter"], "help.open"],
  [["[", "]"], "help.replay"],
  [["?"], "help.help"],
  [["Esc"], "help.close"],
];

export function HelpOverlay({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useTexts();
  return (
    <Modal open={open} onCancel={close} footer={null} title={t("help.title")} width={440} destroyOnHidden>
      <table className="grid help-table">
        <tbody>
          {rows.map(([keys, text]) => (
            <tr key={text}>
              <td className="nowrap">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </td>
              <td>{t(text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
