import type { Patch } from '../log/patch.ts'
import type { Patient } from '../records/project.ts'
import { setFields } from './set-fields.ts'

/** The splits that training code expects; a project may have others. */
export const usualSplits = ['train', 'validation', 'test'] as const

/** Puts a patient, and with them every case of theirs, into a split: no patient is ever in two. @param split null: in none */
export function setSplit(patient: Patient, split: string | null): readonly Patch[] {
  return setFields('patient', patient, { '/split': split })
}
