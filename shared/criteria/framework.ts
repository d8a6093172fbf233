/** An edition of published criteria, as data. Ids never change. On screens: "criteria edition". */
export interface Framework {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** ISO date of publication. */
  readonly published: string;
  readonly source: string;
  readonly licence: string;
  readonly attribution: string;
  readonly topics: readonly Topic[];
  /** Areas of practice in which cases are audited; empty where the edition names none. */
  readonly areas: readonly Area[];
  readonly methods: readonly Method[];
}

export interface Topic {
  readonly id: string;
  /** '3' as published. */
  readonly number: string;
  readonly name: string;
  /** The sentence that stands under the topic's name, verbatim. */
  readonly statement: string;
  readonly criteria: readonly Criterion[];
}

export interface Criterion {
  /** `ncpi-2024/initial-response/2` */
  readonly id: string;
  /** '3.2': counted by us, the publisher uses bullets. */
  readonly number: string;
  /** Ours, for lists; shown as ours. */
  readonly label: string;
  /** Verbatim. */
  readonly text: string;
}

export interface Area {
  readonly id: string;
  /** Verbatim. */
  readonly name: string;
  /** Ours, for lists. */
  readonly label: string;
}

export interface Method {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** True for methods that we added (observation), false for the edition's own. */
  readonly isOurs: boolean;
}
