import { type ColumnRole, columnRoles } from './table-mapping.ts'

/** A header without capitals, blanks and marks: "Patient ID", "patient_id" and "PatientID" are one. */
export function headerKey(header: string): string {
  return header
    .replace(/_dicom$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
}

/** Headers that say what a column is for, in the words of public data sets and of DICOM. */
const words: Partial<Record<ColumnRole, string>> = {
  file: `file filename filenames filepath file_path path image imageid image_id imageindex imagename image_name imagefile imagepath
    image_path img imgname imgid picture dicom dicomid dicom_id dicomfile id_image sopinstanceuid instanceuid`,
  patient:
    'patient patientid patient_id subject subjectid subject_id pid patientnumber caseid anonpatientid deidpatientid',
  study:
    'study studyid study_id studyinstanceuid studyuid exam examid exam_id examination visit visitid session sessionid',
  date: `date studydate study_date acquisitiondate acquisitiondatetime acquired acquiredat examdate scandate imagedate datetime
    contentdate`,
  view: 'view viewposition view_position projection appa frontallateral viewcode',
  laterality: 'laterality imagelaterality side',
  posture: 'posture patientposture bodyposition patientorientationcodesequencecodemeaning methodprojection',
  portable: 'portable isportable mobile bedside performedprocedurestepdescription',
  manufacturer: 'manufacturer vendor scannermanufacturer devicemanufacturer',
  split: 'split fold subset partition set dataset datasplit',
  age: 'age patientage age_years ageyears ageatstudy',
  sex: 'sex gender patientsex patientgender',
  rater: 'rater raterid rad radid rad_id reader readerid radiologist radiologistid annotator annotatorid reviewer',
  'label-list': `labels labellist findinglabels findinglabel finding findings diagnosis diagnoses class classname class_name category label
    pathology pathologies`,
  'box-x': 'x xmin x_min x1 left bboxx bboxleft xminpx',
  'box-y': 'y ymin y_min y1 top bboxy bboxtop yminpx',
  'box-width': 'w width boxwidth bboxw bboxwidth',
  'box-height': 'h height boxheight bboxh bboxheight',
  'box-x-max': 'xmax x_max x2 right xmaxpx',
  'box-y-max': 'ymax y_max y2 bottom ymaxpx',
  'span-start': `start begin spanstart span_start startoffset start_offset beginoffset begin_offset startchar start_char startspan off0
    offset1 offsetstart`,
  'span-end': `end stop spanend span_end endoffset end_offset endchar end_char endspan off1 offset2 offsetend`,
  'span-quote':
    'quote span spantext span_text mention mentiontext coveredtext covered_text entitytext entity_text surface text',
}

const roleOfWord = new Map<string, ColumnRole>()
for (const role of columnRoles) {
  for (const word of (words[role] ?? '').split(/\s+/)) roleOfWord.set(headerKey(word), role)
}

/** The role that a header names; undefined where it names none. */
export function roleOfHeader(header: string): ColumnRole | undefined {
  return roleOfWord.get(headerKey(header))
}

/** Headers of columns that say who the patient is, or where the record lies: never kept, whatever they hold. */
export function isIdentifyingHeader(header: string): boolean {
  return /name|birth|dob\b|\bmrn\b|accession|address|phone|email|e-mail|insurance|ssn|nhs|physician|operator|institution|hospital|uid|report|comment|note/i.test(
    header.replace(/class.?name|file.?name|image.?name/i, ''),
  )
}
