/** Concept lines; their form is told in `parse-concepts.ts`. */
export const situations = `
GS200001 Smoking finding = Tobacco use finding ^ GS100002
  GS200002 Current smoker = Smoker; Smokes
  GS200003 Ex-smoker = Former smoker; Past smoker
  GS200004 Never smoker = Non-smoker; Nonsmoker; Never smoked
GS200005 Allergy finding = Allergy; Allergic state ^ GS100002
  GS200006 Penicillin allergy = Allergic to penicillin
  GS200007 No known allergies = NKDA; NKA; No known drug allergies
GS200008 Pregnancy = Pregnant; Gravid ^ GS100002
GS200009 History of disorder = Past medical history; PMH; Past history ^ GS100017
  GS200010 History of malignancy = Previous cancer; History of cancer
  GS200011 History of tuberculosis = Previous TB
  GS200012 History of myocardial infarction = Previous heart attack; Old MI
  GS200013 History of cardiac surgery = Previous cardiac surgery
  GS200014 History of lung resection = Previous lung surgery
GS200015 Family history of disorder = Family history; FH; FHx ^ GS100017
  GS200016 Family history of lung cancer = FH of lung cancer
GS200017 Suspected disorder = Query diagnosis; Rule out; R/O ^ GS100017
GS200018 No evidence of disease = NED; No evidence of disorder ^ GS100017
GS200019 Follow-up required = Follow-up recommended; Needs follow-up ^ GS100017
`
