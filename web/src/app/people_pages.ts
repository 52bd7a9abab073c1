// Pages about people and what they did, and the permission that opens each: for the rail, the start and the palette.
import type { Permission } from "../shared/session";

interface PeoplePage {
  to: "/admin/users" | "/admin/access" | "/admin/webhooks" | "/audit";
  permission: Permission;
  title: string; // key of a text
  icon: string; // path in a square of 20
}

export const people_pages: PeoplePage[] = [
  {
    to: "/admin/users",
    permission: "role.grant",
    title: "people.title",
    icon: "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 17c0-3 2.4-5 5.5-5s5.5 2 5.5 5M13 4a3 3 0 0 1 0 5.5M15 12.4q3 1 3 4",
  },
  {
    to: "/audit",
    permission: "audit.read",
    title: "audit.title",
    icon: "M5 3h10v14H5zM8 7h4M8 10h4M8 13h2",
  },
  {
    to: "/admin/access",
    permission: "audit.explain",
    title: "access.title",
    icon: "M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM12.6 12.6 17 17M8.5 11v.01M7 6.8a1.6 1.6 0 1 1 2 1.5v1",
  },
  {
    to: "/admin/webhooks",
    permission: "webhook.read",
    title: "webhooks.title",
    icon: "M3 10h9M8.5 6l4 4-4 4M12 3h5v14h-5",
  },
];
