/** A common reason on one key, upper case. */
export interface ReasonChoice {
  readonly key: string
  readonly text: string
}

/** Leads to the field for own words. */
export const ownWordsKey = 'T'

/** Why a case is set aside. */
export const deferReasons: readonly ReasonChoice[] = [
  { key: 'O', text: 'Needs a second opinion' },
  { key: 'P', text: 'Needs a prior or another view' },
  { key: 'H', text: 'Needs the history or report' },
  { key: 'G', text: 'Guideline is unclear' },
  { key: 'L', text: 'Later' },
]
