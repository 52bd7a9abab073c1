import type { ComponentType } from "react";

import { useMay, type Permission } from "../../shared/session";
import { NoPermission } from "../../shared/ui/States";

// The page for those who hold the permission; for others, what it needs and whom to ask.
export function permitted(permission: Permission, Page: ComponentType) {
  return function Permitted() {
    return useMay()(permission) ? <Page /> : <NoPermission permission={permission} />;
  };
}
