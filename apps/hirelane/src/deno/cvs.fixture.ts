/** A docx whose only words are "I fly". */
const docx =
  "UEsDBBQAAAAIAA5Gdl2sbhJangAAANwAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbF2PsQ7CMBBDf6XKitqrGBhQ24UdGPiBU3JtI5pLlBwF/p4EpA6Mlu1nubu9A6Xq5RZOvZpFwhEg6ZkcpsYH4uyMPjqULOMEAfUdJ4J92x5AexZiqaUw1NBdVorRGqquGOWMjnoFTx8NGK8fLiebTFPV6Vcry73CEBarUaxnWNn8bdZ+HK2mrV9oIXpNKVme3NJsjkPLu4KHoYPvqeEDUEsDBBQAAAAIAA5Gdl1pA46DhQAAAO8AAAALAAAAX3JlbHMvLnJlbHONzzEOAiEQBdCrEA6ws7GwMEBlY2u8AIGBJS4MGTDq7aWwWI2F5fz/85JRZ1xtT1TakmoTj7yWpuXSez0ANLdgtm2iimU0gTjbPk6OUK272oiwm+c98NaQRm1NcfJashSXZ8V/YAohOTySu2Us/Yf/tRiy5YhdyzuxB/+Op8FKMAo+/jMvUEsDBBQAAAAIAA5Gdl1dHnI+cwAAAJcAAAARAAAAd29yZC9kb2N1bWVudC54bWxFzjsOwyAMBuCrRDlAHXXogCh7j0GBPCT8kKEiuX1DOnT5flv+B9tmIocPJqrDjpmKac9xrVUMQAlrQl9uLInO28yKvp6rLtBYoyiHVMpGC2a4T9MD0G80OtvMm+PRUzraqe41zPmw0MeuXsrlrw7/V9wXUEsBAhQDFAAAAAgADkZ2XaxuElqeAAAA3AAAABMAAAAAAAAAAAAAAIABAAAAAFtDb250ZW50X1R5cGVzXS54bWxQSwECFAMUAAAACAAORnZdaQOOg4UAAADvAAAACwAAAAAAAAAAAAAAgAHPAAAAX3JlbHMvLnJlbHNQSwECFAMUAAAACAAORnZdXR5yPnMAAACXAAAAEQAAAAAAAAAAAAAAgAF9AQAAd29yZC9kb2N1bWVudC54bWxQSwUGAAAAAAMAAwC5AAAAHwIAAAAA";

/** A PDF whose one page says something. */
function pdf(text: string): string {
  const content = `BT /F 12 Tf 50 700 Td (${text}) Tj ET`;
  const objects = [
    "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
    "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj",
    "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >> endobj",
    "4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj",
    `5 0 obj << /Length ${content.length} >>\nstream\n${content}\nendstream endobj`,
  ];
  return `%PDF-1.4\n${objects.join("\n")}\ntrailer << /Root 1 0 R >>\n%%EOF\n`;
}

/** CVs, by file name. */
export const cvs: Readonly<Record<string, Blob>> = {
  "cv.pdf": new Blob([pdf("I fly")]),
  "cv.docx": new Blob([new Uint8Array(Buffer.from(docx, "base64"))]),
};
