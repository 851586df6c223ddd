/** Whether text is the analyzer's page, by its title; the page may have been saved again by a browser. */
export const looksLikeAnalyzerHtml = (headText: string): boolean =>
  /<title[^>]*>\s*MDE Client Analyzer Results\s*<\/title>/i.test(headText) ||
  /<h1[^>]*>\s*MDE Client Analyzer Results\s*<\/h1>/i.test(headText)

/** Whether text is the analyzer's XML, by its root element; one with a document type is recognised too, so that it can be refused with a reason. */
export const looksLikeAnalyzerXml = (headText: string): boolean =>
  /^\ufeff?\s*</.test(headText) && /<(?:!DOCTYPE\s+)?MDEResults[\s>/[]/.test(headText)
