/** A value to choose, and how it reads. */
export interface OptionChoice {
  readonly value: string
  readonly label: string
}

interface FieldWords {
  /** Name of the option as `parseOptions` takes it. */
  readonly key: string
  readonly label: string
  /** What it does, where the label does not say it all. */
  readonly help?: string
}

/** What a project has to offer for lists that are not known beforehand. */
export type OfferedList = 'fact-keys' | 'metadata-keys'

/**
 * An option that a format declares. The export page is made from these: it draws them, takes their defaults from `parseOptions`, and
 * hands back what was chosen; it knows no format.
 * - `toggle`: a boolean
 * - `choice`: one of some texts
 * - `several`: an array of texts out of those that the project offers
 * - `mapping`: an object with one of the choices for each of its rows
 */
export type OptionField =
  | (FieldWords & { readonly kind: 'toggle' })
  | (FieldWords & { readonly kind: 'choice'; readonly choices: readonly OptionChoice[] })
  | (FieldWords & { readonly kind: 'several'; readonly from: OfferedList })
  | (FieldWords & {
      readonly kind: 'mapping'
      readonly rows: readonly OptionChoice[]
      readonly choices: readonly OptionChoice[]
    })
