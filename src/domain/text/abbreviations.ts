/** Abbreviations that stand before what they belong to: the sentence goes on behind their full stop. Lower case, without it. */
export const leadingAbbreviations: ReadonlySet<string> = new Set(
  (
    'dr drs mr mrs ms prof st sr jr pt pts vs e.g i.e eg ie cf fig figs approx ca resp dept tel ext ref refs vol ed eds ' +
    'rt lt bilat temp resps pulse wt ht hx dx tx rx sx fx s.p c.w w.u r.o d.t b.p h.r r.r p.e assoc incl excl esp neg pos min max avg'
  ).split(' '),
)

/**
 * Abbreviations that may end a sentence: it goes on behind their full stop unless a capital letter follows. Doses, times and units, as
 * notes write them.
 */
export const trailingAbbreviations: ReadonlySet<string> = new Set(
  (
    'b.i.d t.i.d q.i.d q.d q.o.d q.h.s q.a.m q.p.m q.h q.2h q.4h q.6h q.8h q.12h p.o p.r p.r.n i.v i.m s.c s.l h.s a.c p.c n.p.o ad lib ' +
    'bid tid qid qd qod qhs prn po iv im sc sl npo a.m p.m am pm etc et al mg mcg ml cc kg gm gms meq lb lbs oz in cm mm hr hrs min ' +
    'mins sec secs wk wks mo mos yr yrs y.o yo u.s d.o.b m.d r.n ph.d m.i c.a.d c.h.f c.o.p.d inc ltd co'
  ).split(' '),
)

/** Abbreviations that go on only with a number: `No. 3`, but `Fever? No.` */
export const numberingAbbreviations: ReadonlySet<string> = new Set(['no', 'nos', 'p', 'pp', 'art', 'gr', 'q'])
