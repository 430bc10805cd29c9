/** SHA-256 of the demo project's films: every engine has to come to the same. A wanted change of the films changes them. */
export const madeHashes: Readonly<Record<string, string>> = {
  'DEMO-0001': '583d293c42b8727e596bbc1819a0960301c924cbd1e6890ce765293f51844ef0',
  'DEMO-0002': '180ead2461a7c62c634070b5a710e3e694565e5ec42adc7d728d45a1f3c6e02c',
  'DEMO-0003': '89173fd29fc3a5b301efcb03ca19f6628e5464839be81fbfb6e9405193e72f81',
}
