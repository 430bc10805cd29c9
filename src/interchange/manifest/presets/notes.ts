import { fhirColumns } from '../../notes/fhir-documents.ts'
import type { ColumnUse } from '../table-mapping.ts'
import { type Preset, tablePreset } from './preset.ts'

export const omopNote: Preset = tablePreset({
  name: 'OMOP: NOTE',
  source: 'https://ohdsi.github.io/CommonDataModel/cdm54.html#note',
  headers: ['note_id', 'person_id', 'note_date', 'note_text'],
  uses: {
    note_text: 'text',
    note_id: 'note-id',
    person_id: 'patient',
    visit_occurrence_id: 'study',
    note_date: 'date',
    note_title: 'note-type',
    note_class_concept_id: { role: 'metadata', name: 'note_class_concept_id' },
    note_type_concept_id: { role: 'metadata', name: 'note_type_concept_id' },
    language_concept_id: { role: 'metadata', name: 'language_concept_id' },
  },
})

export const mimicNote: Preset = tablePreset({
  name: 'MIMIC-IV-Note',
  source: 'https://physionet.org/content/mimic-iv-note/2.2/',
  headers: ['note_id', 'subject_id', 'note_type', 'charttime', 'text'],
  uses: {
    text: 'text',
    note_id: 'note-id',
    subject_id: 'patient',
    hadm_id: 'study',
    charttime: 'date',
    note_type: 'note-type',
  },
})

/** Documents of FHIR as `documentRows` gives them. */
export const fhirDocuments: Preset = {
  name: 'FHIR: DocumentReference, DiagnosticReport',
  source: 'http://hl7.org/fhir/R4/documentreference.html',
  matches: ({ shape }) => shape.records?.isFhir === true,
  mapping(_, guessed) {
    const roles = ['text', 'note-id', 'patient', 'study', 'date', 'note-type', 'metadata'] as const
    const columns = fhirColumns.map((name, at): ColumnUse => ({ role: roles[at] ?? 'ignore', name }))
    return { ...guessed, columns }
  },
}
