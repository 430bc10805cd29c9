import type { ReactNode } from 'react'
import { type Modules, ModulesContext } from '../pages/shared/modules-context.ts'
import { exportFormats, importFormats, messages, modalities } from './composition.ts'

const modules: Modules = { modalities, exportFormats, importFormats, messages }

/** Hands the modules to the pages below; loaded with the first page that needs them. */
export function ModulesProvider({ children }: { readonly children: ReactNode }) {
  return <ModulesContext value={modules}>{children}</ModulesContext>
}
