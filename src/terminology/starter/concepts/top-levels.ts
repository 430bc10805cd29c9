/** Concept lines; their form is told in `parse-concepts.ts`. */
export const topLevels = `
GS100001 Glossa starter concept
  GS100002 Clinical finding = Finding
    GS100003 Normal finding = Normal; Within normal limits; WNL; Unremarkable; No abnormality
    GS100004 Abnormal finding = Abnormal; Abnormality
    GS100005 Imaging finding = Radiological finding; Radiologic finding; Finding on imaging
    GS100006 Symptom = Complaint
    GS100007 Sign = Physical sign; Examination finding
    GS100008 Disorder = Disease; Condition; Diagnosis
  GS100009 Body structure = Anatomy; Anatomical structure; Anatomic structure
  GS100010 Procedure = Intervention; Operation
  GS100011 Substance or pharmaceutical = Drug or substance
    GS100012 Pharmaceutical product = Drug; Medication; Medicine
    GS100013 Substance = Chemical
  GS100014 Observable entity = Observable; Measurement; Parameter
  GS100015 Physical object = Object
  GS100016 Qualifier value = Qualifier; Modifier
  GS100017 Situation with explicit context = Situation; Context
`
