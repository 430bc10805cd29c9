import { createContext, useContext } from 'react'
import type { ExportFormat } from '../../contracts/export-format.ts'
import type { ImportFormat } from '../../contracts/import-format.ts'
import type { Modality } from '../../contracts/modality.ts'
import type { Registry } from '../../lib/registry.ts'
import type { Problem } from '../../lib/result.ts'

/** The modules of `app/composition.ts`, which pages may not import. */
export interface Modules {
  readonly modalities: Registry<Modality>
  readonly exportFormats: Registry<ExportFormat<unknown>>
  readonly importFormats: Registry<ImportFormat>
  /** Each says what it knows of a Problem, in plain English; undefined for others' codes. */
  readonly messages: readonly ((problem: Problem) => string | undefined)[]
}

export const ModulesContext = createContext<Modules | null>(null)

/** @throws where the modules were not provided */
export function useModules(): Modules {
  const modules = useContext(ModulesContext)
  if (modules === null) throw new Error('useModules without its provider')
  return modules
}
