/** One section as a project names it, and the headings it goes under in notes. */
export interface SectionName {
  /** Its own within the list. */
  readonly id: string
  readonly name: string
  /** Headings without their colon, in any case. */
  readonly headings: readonly string[]
}

/** A kind of note by the sections it has. */
export interface SectionList {
  readonly id: string
  readonly label: string
  readonly sections: readonly SectionName[]
}

const section = (name: string, ...headings: readonly string[]): SectionName => ({
  id: name.toLowerCase().replaceAll(' ', '-'),
  name,
  headings: [name, ...headings],
})

/** After the sections that structured reporting asks for, and how reports name them. */
const radiology: SectionList = {
  id: 'radiology',
  label: 'Radiology report',
  sections: [
    section('Examination', 'Exam', 'Study', 'Procedure'),
    section(
      'Indication',
      'Clinical indication',
      'Reason for exam',
      'Reason for examination',
      'Reason for this examination',
    ),
    section('History', 'Clinical history', 'Clinical information', 'Clinical details'),
    section('Technique'),
    section('Comparison', 'Comparisons', 'Comparison studies', 'Prior studies'),
    section('Findings', 'Finding', 'Report', 'Observations'),
    section(
      'Impression',
      'Impressions',
      'Conclusion',
      'Conclusions',
      'Opinion',
      'Summary',
      'Diagnosis',
      'Impression and plan',
    ),
    section('Recommendation', 'Recommendations'),
    section('Addendum'),
    section('Signature', 'Dictating physician', 'Electronically signed by', 'Notification', 'Wet read'),
  ],
}

const discharge: SectionList = {
  id: 'discharge-summary',
  label: 'Discharge summary',
  sections: [
    section(
      'Admission',
      'Admission date',
      'Date of admission',
      'Discharge date',
      'Date of discharge',
      'Service',
      'Attending',
    ),
    section('Allergies', 'Allergy', 'Drug allergies', 'Allergies and adverse reactions'),
    section('Chief complaint', 'Reason for admission', 'Presenting complaint', 'CC'),
    section('Major procedure', 'Major surgical or invasive procedure', 'Procedures', 'Operations'),
    section('History of present illness', 'HPI', 'Present illness', 'History'),
    section('Past medical history', 'PMH', 'Medical history', 'Past history', 'Past surgical history', 'PSH'),
    section('Social history', 'SH', 'Habits'),
    section('Family history', 'FH'),
    section('Review of systems', 'ROS'),
    section(
      'Medications',
      'Current medications',
      'Home medications',
      'Medications on admission',
      'Admission medications',
    ),
    section(
      'Physical examination',
      'Physical exam',
      'Examination',
      'PE',
      'Exam on admission',
      'Discharge exam',
      'Vital signs',
    ),
    section('Laboratory data', 'Labs', 'Laboratory', 'Pertinent results', 'Results', 'Laboratory studies'),
    section('Imaging', 'Radiology', 'Studies', 'Diagnostic studies'),
    section('Hospital course', 'Brief hospital course', 'Course in hospital', 'Hospital course by problem'),
    section('Assessment', 'Assessment and plan', 'A/P', 'Impression', 'Problem list'),
    section('Plan', 'Treatment plan'),
    section('Discharge medications', 'Medications on discharge', 'Discharge meds'),
    section('Discharge diagnosis', 'Discharge diagnoses', 'Final diagnosis', 'Final diagnoses', 'Primary diagnosis'),
    section('Discharge condition', 'Condition at discharge', 'Condition on discharge'),
    section('Discharge disposition', 'Disposition'),
    section('Discharge instructions', 'Instructions', 'Patient instructions'),
    section('Followup', 'Follow-up', 'Followup instructions', 'Follow-up instructions'),
  ],
}

const progress: SectionList = {
  id: 'progress-note',
  label: 'Progress note',
  sections: [
    section('Subjective', 'S', 'Interval history', 'Overnight events'),
    section('Objective', 'O', 'Vitals', 'Exam'),
    section('Assessment', 'A', 'Assessment and plan', 'A/P', 'Impression'),
    section('Plan', 'P'),
  ],
}

export const sectionPresets: readonly SectionList[] = [radiology, discharge, progress]

/** The lists of a project: its own, or those that come with the app. */
export function sectionListsOf(project: {
  readonly sectionLists?: readonly SectionList[] | null | undefined
}): readonly SectionList[] {
  const own = project.sectionLists ?? []
  return own.length === 0 ? sectionPresets : own
}
