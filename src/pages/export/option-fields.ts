import type { ExportFormat } from '../../contracts/export-format.ts'
import type { OfferedList } from '../../contracts/option-field.ts'
import type { Env } from '../../domain/env.ts'
import { isPlainObject } from '../../lib/json.ts'
import type { ProjectOffer } from '../../workers/selection-counts.ts'

/** Values of a format's own options by name: what its parser takes. */
export type OptionValues = Readonly<Record<string, unknown>>

/** What every format is told: who exports, when, with which version of the app. */
export function exportedNow(env: Env) {
  return { exportedAt: env.now(), exportedBy: env.actor, appVersion: __APP_VERSION__ }
}

/** The defaults of a format's options, as its own parser fills them in. */
export function defaultOptions(format: ExportFormat<unknown>, told: ReturnType<typeof exportedNow>): OptionValues {
  const defaults = format.parseOptions(told)
  if (!defaults.ok || !isPlainObject(defaults.value)) return {}
  const keys = new Set(format.fields.map(({ key }) => key))
  return Object.fromEntries(Object.entries(defaults.value).filter(([key]) => keys.has(key)))
}

/** What a project offers for lists that are not known beforehand. */
export function offered(list: OfferedList, offer: ProjectOffer | undefined): readonly string[] {
  return (list === 'fact-keys' ? offer?.factKeys : offer?.metadataKeys) ?? []
}
