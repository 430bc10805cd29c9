/** Concept lines; their form is told in `parse-concepts.ts`. */
export const drugs = `
GS160001 Cardiovascular drug = Heart medicine; Cardiovascular agent ^ GS100012
  GS160002 ACE inhibitor = Angiotensin-converting enzyme inhibitor; ACEI
    GS160003 Lisinopril
    GS160004 Ramipril
    GS160005 Enalapril
  GS160006 Angiotensin receptor blocker = ARB; Sartan
    GS160007 Losartan
    GS160008 Valsartan
  GS160009 Beta blocker = β-blocker; Beta-adrenergic blocker
    GS160010 Bisoprolol
    GS160011 Metoprolol
    GS160012 Propranolol
  GS160013 Calcium channel blocker = CCB; Calcium antagonist
    GS160014 Amlodipine
    GS160015 Diltiazem
  GS160016 Diuretic = Water tablet; Water pill
    GS160017 Furosemide = Frusemide; Lasix
    GS160018 Hydrochlorothiazide = HCTZ
    GS160019 Spironolactone
  GS160020 Statin = HMG-CoA reductase inhibitor; Lipid-lowering drug
    GS160021 Atorvastatin
    GS160022 Simvastatin
    GS160023 Rosuvastatin
  GS160024 Antiarrhythmic drug = Antiarrhythmic; Anti-arrhythmic
    GS160025 Amiodarone
    GS160026 Digoxin
  GS160027 Nitrate = Nitrate vasodilator
    GS160028 Glyceryl trinitrate = GTN; Nitroglycerin
  GS160029 Vasopressor = Pressor
    GS160030 Noradrenaline = Norepinephrine; Levophed
    GS160031 Adrenaline = Epinephrine
GS160032 Antithrombotic drug = Blood thinner; Antithrombotic ^ GS100012
  GS160033 Anticoagulant = Anticoagulant drug
    GS160034 Warfarin = Coumadin
    GS160035 Heparin = Unfractionated heparin; UFH
    GS160036 Low molecular weight heparin = LMWH
      GS160037 Enoxaparin = Clexane; Lovenox
      GS160038 Dalteparin = Fragmin
    GS160039 Direct oral anticoagulant = DOAC; NOAC
      GS160040 Apixaban = Eliquis
      GS160041 Rivaroxaban = Xarelto
  GS160042 Antiplatelet drug = Antiplatelet agent
    GS160043 Aspirin = Acetylsalicylic acid; ASA
    GS160044 Clopidogrel = Plavix
  GS160045 Thrombolytic drug = Thrombolytic; Clot buster; Fibrinolytic
    GS160046 Alteplase = tPA; Tissue plasminogen activator
GS160047 Respiratory drug = Respiratory agent; Respiratory medicine ^ GS100012
  GS160048 Bronchodilator = Reliever inhaler
    GS160049 Salbutamol = Albuterol; Ventolin
    GS160050 Ipratropium
    GS160051 Tiotropium
  GS160052 Inhaled corticosteroid = ICS; Preventer inhaler
    GS160053 Budesonide
    GS160054 Fluticasone
  GS160055 Montelukast = Singulair
  GS160056 Oxygen therapy gas = Oxygen; O2; Medical oxygen
GS160057 Anti-infective drug = Antimicrobial; Anti-infective ^ GS100012
  GS160058 Antibiotic = Antibacterial; Antibacterial drug
    GS160059 Penicillin = Benzylpenicillin; Penicillin G
    GS160060 Amoxicillin = Amoxycillin
    GS160061 Co-amoxiclav = Amoxicillin-clavulanate; Augmentin
    GS160062 Piperacillin-tazobactam = Tazocin; Zosyn; Pip-tazo
    GS160063 Ceftriaxone
    GS160064 Meropenem
    GS160065 Azithromycin = Zithromax; Z-pack
    GS160066 Clarithromycin
    GS160067 Doxycycline
    GS160068 Ciprofloxacin
    GS160069 Levofloxacin
    GS160070 Gentamicin
    GS160071 Vancomycin
    GS160072 Trimethoprim-sulfamethoxazole = Co-trimoxazole; Septrin; Bactrim; TMP-SMX
    GS160073 Metronidazole = Flagyl
    GS160074 Nitrofurantoin
  GS160075 Antituberculosis drug = Anti-TB drug; Antitubercular
    GS160076 Isoniazid = INH
    GS160077 Rifampicin = Rifampin
  GS160078 Antifungal drug = Antifungal
    GS160079 Fluconazole
    GS160080 Voriconazole
  GS160081 Antiviral drug = Antiviral
    GS160082 Aciclovir = Acyclovir
    GS160083 Oseltamivir = Tamiflu
    GS160084 Remdesivir
GS160085 Analgesic = Painkiller; Pain medicine ^ GS100012
  GS160086 Paracetamol = Acetaminophen; Tylenol; APAP
  GS160087 Nonsteroidal anti-inflammatory drug = NSAID; Non-steroidal anti-inflammatory drug
    GS160088 Ibuprofen = Advil; Motrin
    GS160089 Naproxen
    GS160090 Diclofenac
  GS160091 Opioid analgesic = Opioid; Opiate; Narcotic
    GS160092 Morphine
    GS160093 Codeine
    GS160094 Oxycodone
    GS160095 Fentanyl
    GS160096 Tramadol
GS160097 Endocrine drug = Hormone medicine; Endocrine agent ^ GS100012
  GS160098 Insulin = Insulin product
  GS160099 Metformin = Glucophage
  GS160100 Gliclazide
  GS160101 SGLT2 inhibitor = Sodium-glucose cotransporter 2 inhibitor; Gliflozin
    GS160102 Empagliflozin = Jardiance
    GS160103 Dapagliflozin = Forxiga; Farxiga
  GS160104 GLP-1 receptor agonist = Glucagon-like peptide 1 receptor agonist; GLP-1
    GS160105 Semaglutide = Ozempic
  GS160106 Levothyroxine = Thyroxine; L-thyroxine
  GS160107 Corticosteroid = Steroid; Glucocorticoid
    GS160108 Prednisolone
    GS160109 Prednisone
    GS160110 Dexamethasone
    GS160111 Hydrocortisone
GS160112 Gastrointestinal drug = Digestive medicine ^ GS100012
  GS160113 Proton pump inhibitor = PPI; Acid blocker
    GS160114 Omeprazole
    GS160115 Pantoprazole
  GS160116 Ondansetron = Zofran
  GS160117 Laxative = Stool softener
    GS160118 Senna
    GS160119 Lactulose
GS160120 Nervous system drug = CNS drug; Neurological medicine ^ GS100012
  GS160121 Antidepressant = Antidepressant drug
    GS160122 Sertraline
    GS160123 Citalopram
    GS160124 Amitriptyline
  GS160125 Antipsychotic = Neuroleptic
    GS160126 Quetiapine
    GS160127 Haloperidol
  GS160128 Benzodiazepine = Benzo
    GS160129 Diazepam = Valium
    GS160130 Lorazepam = Ativan
    GS160131 Midazolam
  GS160132 Antiepileptic drug = Anticonvulsant; Antiseizure medicine
    GS160133 Levetiracetam = Keppra
    GS160134 Gabapentin
  GS160135 Anaesthetic drug = Anesthetic drug; Anaesthetic
    GS160136 Propofol
    GS160137 Local anaesthetic = Local anesthetic
      GS160138 Lidocaine = Lignocaine
    GS160139 Ketamine
GS160140 Anticancer drug = Chemotherapy drug; Cytotoxic; Antineoplastic ^ GS100012
  GS160141 Methotrexate = MTX
  GS160142 Cisplatin
  GS160143 Immune checkpoint inhibitor = Checkpoint inhibitor; Immunotherapy drug
    GS160144 Pembrolizumab = Keytruda
GS160145 Allopurinol ^ GS100012
GS160146 Antihistamine = Allergy tablet; H1 blocker ^ GS100012
  GS160147 Cetirizine = Zyrtec
  GS160148 Chlorphenamine = Chlorpheniramine; Piriton
GS160149 Contrast agent = Contrast medium; Contrast media; Contrast dye ^ GS100012
  GS160150 Iodinated contrast = Iodine contrast; X-ray contrast
  GS160151 Gadolinium contrast = MRI contrast; Gadolinium
  GS160152 Barium sulfate = Barium; Barium sulphate
GS160153 Vaccine = Immunisation product; Immunization product ^ GS100012
  GS160154 Influenza vaccine = Flu jab; Flu shot
  GS160155 COVID-19 vaccine = Covid vaccine
  GS160156 Pneumococcal vaccine = Pneumonia vaccine
GS160157 Vitamin D = Colecalciferol; Cholecalciferol ^ GS100012
GS160158 Iron supplement = Iron tablets ^ GS100012
  GS160159 Ferrous sulfate = Ferrous sulphate
GS160160 Potassium supplement = Potassium tablets ^ GS100012
  GS160161 Potassium chloride = KCl
GS160162 Sodium chloride infusion = Normal saline; Saline; NaCl ^ GS100012
GS160163 Tobacco = Tobacco smoke; Cigarettes ^ GS100013
GS160164 Alcohol = Ethanol ^ GS100013
GS160165 Asbestos = Asbestos fibre; Asbestos fiber ^ GS100013
GS160166 Silica dust = Crystalline silica ^ GS100013
GS160167 Latex = Natural rubber ^ GS100013
`
