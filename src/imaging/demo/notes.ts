/*
 * Notes as wards and clinics write them, about the patients of the demo films. Nobody in them exists. Lines are ended by LF but in the
 * referral, which comes from a system that ends them by CR LF and writes accents, a table and emoji as people type them.
 */

export const admissionNote = `ADMISSION NOTE

Chief complaint: Breathlessness for three days.

History of present illness:
78-year-old man with ischaemic heart disease, brought in by his daughter. He can no longer lie flat and sleeps in an armchair. Both ankles have been swollen for a week and he has gained 4 kg. No chest pain, no cough, no fever, no haemoptysis. He ran out of furosemide ten days ago and did not renew it.

Past medical history:
1. Myocardial infarction 2011, stent to the left anterior descending artery.
2. Hypertension.
3. Type 2 diabetes mellitus, diet and metformin.
4. Chronic kidney disease stage 3a, baseline creatinine 1.5 mg/dl.
5. Appendicectomy as a child.

Medications before admission:
- Furosemide 40 mg p.o. q.d. (not taken for ten days)
- Bisoprolol 2.5 mg p.o. q.d.
- Ramipril 5 mg p.o. b.i.d.
- Metformin 500 mg p.o. b.i.d.
- Aspirin 75 mg p.o. q.d.

Allergies: Penicillin (rash as a young man).

Social history: Lives alone on the second floor, retired bus driver. Stopped smoking in 2011 after 45 pack-years. No alcohol.

Family history: Father died of a stroke at 70. No known cardiomyopathy.

Review of systems: No syncope or palpitations. Appetite poor. Passes urine three times a night.

Physical examination:
Temp. 36.8, pulse 104 irregular, B.P. 158/92, resp. 26, SpO2 90% on room air, 95% on 2 l/min.
General: Sits upright, speaks in short sentences.
Neck: Jugular venous pressure raised to the angle of the jaw.
Heart: Irregularly irregular. Pansystolic murmur at the apex, grade 2/6. No third sound heard.
Lungs: Dull to percussion at the left base with reduced breath sounds. Fine crackles at the right base. No wheeze.
Abdomen: Soft. Liver edge palpable 2 cm below the costal margin. No ascites.
Extremities: Pitting oedema to both knees. No calf tenderness.

Results:
Haemoglobin 12.1 g/dl, white cells 7.8, creatinine 1.7 mg/dl, potassium 4.4, sodium 133, NT-proBNP 6,200 pg/ml, troponin 18 ng/l and 20 ng/l after three hours, CRP 9.
ECG: Atrial fibrillation, rate about 105. Old anterior Q waves. No acute ST changes.
Chest film: Moderate left pleural effusion, enlarged heart. No consolidation on the right.

Assessment and plan:
1. Acute decompensated heart failure after stopping furosemide. Furosemide 40 mg i.v. b.i.d., daily weight, fluid restriction to 1.5 l.
2. Left pleural effusion, most likely from heart failure. Repeat film after diuresis; aspirate if it does not clear or if he becomes febrile.
3. Atrial fibrillation, not known before. Rate control with bisoprolol 5 mg. Anticoagulation to be discussed: CHA2DS2-VASc 6.
4. Acute on chronic kidney injury, probably cardiorenal. Hold metformin. Daily creatinine.
5. Diabetes. Finger-prick glucose q.i.d.
No resuscitation limits were set. His daughter was informed.
`

export const progressNote = `PROGRESS NOTE, DAY 3

S: Feels much better. Slept lying on two pillows. No chest pain. Still a little short of breath on the way to the toilet.

O: Afebrile. Pulse 84 irregular, B.P. 128/74, resp. 18, SpO2 95% on room air.
Weight 81.2 kg (84.9 kg on admission). Urine 2,900 ml in 24 h.
Neck veins no longer distended when upright. Breath sounds reduced at the left base, better than yesterday. Right lung clear. Oedema to mid-shin.
Creatinine 1.5 (1.7), potassium 3.6, sodium 136.
Chest film today: the left effusion is smaller than on admission. No new opacity. No pneumothorax.
Echocardiogram: ejection fraction 35%, akinetic anterior wall and apex, moderate mitral regurgitation, dilated left atrium. No thrombus seen. No pericardial effusion.

A: 1. Heart failure with reduced ejection fraction, improving.
2. Left pleural effusion, regressing under diuretics; a malignant effusion or empyema is unlikely.
3. Atrial fibrillation, rate controlled.
4. Kidney function back to baseline. No hyperkalaemia.

P: Change furosemide to 80 mg p.o. q.d. Potassium 40 mmol p.o. today. Start apixaban 5 mg b.i.d. Start eplerenone 25 mg q.d. if potassium stays below 5.0. Physiotherapy: stairs. Aim for discharge in two days if weight is stable.
`

export const dischargeNote = `DISCHARGE SUMMARY

Admission date: [**2024-5-19**]     Discharge date: [**2024-5-25**]
Service: Medicine                   Attending: Dr. ___

Allergies: Penicillin

Chief complaint: Breathlessness.

Major procedures: None.

History of present illness:
A 78-year-old man with ischaemic heart disease presented with three days of
increasing breathlessness, orthopnoea and ankle swelling after he had run out of
furosemide. There was no chest pain or fever. See the admission note for details.

Brief hospital course:
#1 Acute decompensated heart failure: He lost 5.1 kg with furosemide i.v. and was
changed to tablets on day 3. The echocardiogram showed an ejection fraction of
35% with an akinetic anterior wall. Eplerenone was added. He walked one flight of
stairs without oxygen before discharge.
#2 Left pleural effusion: Moderate on admission, small on the film of day 3 and
no longer seen on the day before discharge. It was not aspirated.
#3 Atrial fibrillation: New. Rate controlled with bisoprolol 5 mg. Apixaban was
started after discussion of bleeding and stroke risk; aspirin was stopped.
#4 Kidney injury on chronic kidney disease: Creatinine rose to 1.7 and returned to
1.5. Metformin was held and restarted.
#5 Diabetes mellitus: Glucose 110 to 180 mg/dl without metformin.

Discharge medications:
1. Furosemide 80 mg p.o. q.d. (increased)
2. Bisoprolol 5 mg p.o. q.d. (increased)
3. Ramipril 5 mg p.o. b.i.d.
4. Eplerenone 25 mg p.o. q.d. (new)
5. Apixaban 5 mg p.o. b.i.d. (new)
6. Metformin 500 mg p.o. b.i.d.
Stopped: aspirin 75 mg.

Discharge diagnoses:
1. Acute decompensated heart failure with reduced ejection fraction
2. Left pleural effusion due to heart failure, resolved
3. Atrial fibrillation, newly found
4. Chronic kidney disease stage 3a

Discharge condition: Stable, walks without help. Weight 79.8 kg.

Followup:
Heart failure clinic in 2 wks. with creatinine and potassium. Dr. ___ (family
doctor) in 5 days. Weigh yourself every morning; call if you gain more than 2 kg
in three days, if you cannot lie flat, or if you bleed.
`

export const referralNote = [
  'LETTER OF REFERRAL  📄',
  '',
  'To: Chest clinic',
  'From: Practice on the Quai des Tilleuls — Dr. ___, cabinet médical',
  '',
  'Re: 61-year-old woman, café owner, née in Besançon',
  '',
  'Reason for referral: solitary pulmonary nodule, ?malignancy ⚠️',
  '',
  'Dear colleague,',
  '',
  'thank you for seeing this pleasant lady. She has coughed for six weeks, worse at night. She brought up a',
  'teaspoon of blood-stained sputum once, about ten days ago. No fever. She has lost 5 kg since January although she',
  'eats «comme d’habitude». She has smoked 20 cigarettes a day for 40 years. No asbestos.',
  '',
  'The chest film shows a nodule in the right upper zone. The left lung is clear, and there is no effusion.',
  '',
  'Past history: Sjögren’s syndrome (dry eyes and mouth), Ménière’s disease, hysterectomy 2009. No tuberculosis.',
  '',
  'Measurements',
  '',
  '| Date       | Weight (kg) | SpO₂ (%) | FEV₁ (l) | CRP (mg/l) |',
  '|------------|-------------|----------|----------|------------|',
  '| 2024-01-15 | 68.0        | 97       | 2.1      | 3          |',
  '| 2024-03-02 | 65.1        | 96       | 1.9      | 11         |',
  '| 2024-04-04 | 63.0        | 96       | 1.8      | 14         |',
  '',
  'Medication: hydroxychloroquine 200 mg b.i.d.; artificial tears; paracetamol 1 g p.r.n. (≤ 3 g/day).',
  'Allergies: none known 👍',
  '',
  'Examination: no finger clubbing, no cervical or supraclavicular nodes, chest clear, liver not enlarged.',
  '',
  'She is naïve to all of this and frightened 😟; her daughter (a nurse 👩‍⚕️) will come with her. She asked me to say that',
  'she would rather not have surgery «à tout prix».',
  '',
  'I would be grateful for CT, bronchoscopy if you think it right, and your opinion.',
  '',
  'With kind regards',
  '___',
  '',
].join('\r\n')
