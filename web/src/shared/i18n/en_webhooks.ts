// Texts of the page about webhooks in English; spread into en.ts.
export const en_webhooks = {
  webhooks: {
    title: "Webhooks",
    note:
      "What happens in the park is told to other systems, signed. A message says what happened and about whom, never " +
      "values; the receiver asks for those with its API key.",
    add: "New webhook",
    add_title: "New webhook",
    add_submit: "Make it",
    workspace: "Workspace",
    title_label: "What for",
    title_hint: "Who receives it and why: data platform, say",
    url_label: "Address",
    url_hint: "A public https address; private networks and this machine are refused",
    kinds_label: "Events",
    kinds_all: "all events",
    kinds_some: "these only",
    kinds_missing: "Choose at least one",
    secret_title: "Secret for signatures",
    secret: "Secret",
    secret_once: "The secret is shown only now",
    secret_text:
      "Give it to the receiver, who checks the signature of every message with it. If it is lost, remove " +
      "this webhook and make another.",
    secret_copy: "Copy secret",
    secret_done: "I have kept it",
    active: "active",
    paused: "paused",
    paused_text: "What happens meanwhile is not lost: it is told in order when the webhook is resumed.",
    failures: "{{count}} given up in a row",
    created_at: "Made",
    pause: "Pause",
    resume: "Resume",
    remove: "Remove",
    remove_ask:
      'Nothing more is told to "{{title}}", its secret is void, and what was not delivered yet is given up. Remove it?',
    done: { pause: "Paused", resume: "Resumed", remove: "Removed" },
    show_deliveries: "Deliveries",
    hide_deliveries: "Hide deliveries",
    deliveries_of: "Deliveries of {{title}}",
    no_deliveries: "Nothing was sent yet",
    no_deliveries_text: "It shows here a second or two after something happened.",
    newest: "The newest {{count}}; older ones over the API.",
    happened: "Happened",
    event: "Event",
    outcome: "State",
    attempts: "Tries",
    tried: "tried {{count}} times",
    answer: "Result of the last try",
    next: "Next try",
    status: "answered with HTTP {{status}}",
    not_tried: "not sent yet",
    delivery_state: { waiting: "waiting", delivered: "delivered", given_up: "given up" },
    send_again: "Send again",
    sent_again: "Will be sent again",
    empty: "No webhook yet",
    empty_text:
      "For instance: tell a bank or the data platform as soon as a rating was decided, so that nobody has " +
      "to ask again and again.",
    steps: {
      receiver:
        "The receiver has a public https address and answers with 2xx at once; otherwise it is tried again " +
        "after longer and longer waits, and given up in the end, with the reason shown here.",
      secret: "Make the webhook here, and give the receiver the secret that is shown once.",
      verify: "The receiver checks webhook-signature after Standard Webhooks, and drops a webhook-id it has seen.",
    },
  },
};
