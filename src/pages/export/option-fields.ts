import type { ExportFormat } from '../../contracts/export-format.ts'
import type { Env } from '../../domain/env.ts'

/** A choice that a format offers: on or off. */
export interface OptionField {
  readonly key: string
  readonly label: string
  readonly isOn: boolean
}

/** Options that every format shares, in words. Others are called by their own name. */
const words: Readonly<Record<string, string>> = {
  pseudonymous: 'Replace annotators by pseudonyms',
  includeUnsubmitted: 'Include unsubmitted work',
}

/** What every format is told: who exports, when, with which version of the app. */
export function exportedNow(env: Env) {
  return { exportedAt: env.now(), exportedBy: env.actor, appVersion: __APP_VERSION__ }
}

/** The on-or-off options of a format with their defaults, as its own parser fills them in. */
export function optionFields(
  format: ExportFormat<unknown>,
  told: ReturnType<typeof exportedNow>,
): readonly OptionField[] {
  const defaults = format.parseOptions(told)
  if (!defaults.ok || typeof defaults.value !== 'object' || defaults.value === null) return []
  return Object.entries(defaults.value).flatMap(([key, value]) =>
    typeof value === 'boolean' ? [{ key, label: words[key] ?? spelledOut(key), isOn: value }] : [],
  )
}

/** "onlyConsented" as "Only consented". */
function spelledOut(key: string): string {
  const text = key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}
