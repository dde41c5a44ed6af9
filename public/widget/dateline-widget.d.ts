/** The types of <dateline-widget>; what each attribute does is in docs/WIDGET.md. */

export interface DatelineOpenDetail {
  slug: string;
  url: string;
  headline: string;
}
export interface DatelineErrorDetail {
  code:
    | "attribute" | "insecure-src" | "unreachable" | "cors" | "status" | "too-large" | "not-a-feed"
    | "no-stories" | "no-such-story" | "no-text" | "policy" | "not-loaded";
  attribute: string | null;
  message: string;
}
export interface DatelineEventMap {
  "dateline-ready": CustomEvent<{ stories: number }>;
  "dateline-open": CustomEvent<DatelineOpenDetail>;
  "dateline-error": CustomEvent<DatelineErrorDetail>;
}

/** Each property mirrors its attribute; null removes it. */
export class DatelineWidget extends HTMLElement {
  /** The address of the feed; required. */
  get src(): string | null;
  set src(value: string | null);
  /** The address of the newsroom's site, if the feed is not below the one that the script comes from. */
  get site(): string | null;
  set site(value: string | null);
  /** The format of the feed. */
  get format(): string | null;
  set format(value: "auto" | "json-feed" | "wordpress" | "ghost" | "ninjs" | "guardian" | null);
  /** How the stories are laid out. */
  get layout(): string | null;
  set layout(value: "list" | "cards" | "ticker" | "lead" | "article" | null);
  /** How many stories, 1 to 30. */
  get count(): string | null;
  set count(value: string | number | null);
  /** Only stories of this section: its id or name. */
  get section(): string | null;
  set section(value: string | null);
  /** Only stories about this topic: its id or name. */
  get topic(): string | null;
  set topic(value: string | null);
  /** The story of the layouts article and lead: its slug or address. */
  get slug(): string | null;
  set slug(value: string | null);
  /** Only the stories nearest to this one: its slug or address. */
  get relatedTo(): string | null;
  set relatedTo(value: string | null);
  /** Light, dark, the reader's, or the color-scheme of the page around it. */
  get theme(): string | null;
  set theme(value: "light" | "dark" | "auto" | "host" | null);
  /** Words in the place of the newsroom's name. */
  get heading(): string | null;
  set heading(value: string | null);
  /** The level of the heading. */
  get headingLevel(): string | null;
  set headingLevel(value: string | number | null);
  /** Where a story opens. */
  get open(): string | null;
  set open(value: "same" | "top" | "new" | "event" | null);
  addEventListener<K extends keyof DatelineEventMap>(type: K, listener: (this: DatelineWidget, event: DatelineEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** Loads what draws elements, which happens by itself when one comes near. */
export function load(): Promise<{ show(host: HTMLElement, place: HTMLElement): Promise<void> }>;

declare global {
  interface HTMLElementTagNameMap {
    "dateline-widget": DatelineWidget;
  }
  interface GlobalEventHandlersEventMap extends DatelineEventMap {}
}
