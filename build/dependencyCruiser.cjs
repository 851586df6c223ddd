// The border table of docs/design: who may import whom. Run by `npm run borders`, which also fails when no module was looked at.
const pureLibraries = '^node_modules/(zod|saxes|parse5|entities|xmlchars|re2js|@lezer/(common|lr|highlight)|markdown-it)/'

const rule = (name, from, to) => ({ name, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true }),
    rule('shared-is-pure', { path: '^shared/' }, { pathNot: ['^shared/', pureLibraries] }),
    rule('parsers-know-only-bytes', { path: '^shared/parse/' }, { pathNot: ['^shared/(parse|facts)/', pureLibraries] }),
    rule(
      'formats-do-not-know-each-other',
      { path: '^shared/parse/([^/]+)/' },
      { path: '^shared/parse/[^/]+/', pathNot: '^shared/parse/($1|text)/' },
    ),
    rule('facts-know-only-facts', { path: '^shared/facts/' }, { pathNot: ['^shared/facts/', pureLibraries] }),
    rule(
      'knowledge-and-contract-know-facts',
      { path: '^shared/(contract|knowledge)/' },
      { pathNot: ['^shared/(contract|facts|knowledge)/', pureLibraries] },
    ),
    rule('diagnosis-does-not-parse', { path: '^shared/(diagnosis|syncrules)/' }, { path: '^shared/(parse|scenarios)/' }),
    rule(
      'compare-knows-diagnosis',
      { path: '^shared/compare/' },
      { path: '^shared/', pathNot: '^shared/(compare|contract|diagnosis|facts)/' },
    ),
    rule(
      'redaction-knows-words-only',
      { path: '^shared/redaction/' },
      { path: '^shared/', pathNot: '^shared/(redaction|contract|facts|knowledge)/' },
    ),
    rule('scenarios-share-no-layout', { path: '^shared/scenarios/' }, { path: '^shared/parse/' }),
    rule('parse-does-not-know-scenarios', { path: '^shared/(parse|facts|contract|knowledge|diagnosis)/' }, { path: '^shared/scenarios/' }),
    rule('sqlite-in-store-only', { pathNot: '^(electron/store|test)/' }, { path: 'better-sqlite3' }),
    rule(
      'store-knows-facts',
      { path: '^electron/store/', pathNot: '^electron/store/redaction/' },
      { path: '^(electron|shared|renderer)/', pathNot: '^(electron/store|shared/(facts|contract))/' },
    ),
    rule(
      'redacted-copies-know-redaction',
      { path: '^electron/store/redaction/' },
      { path: '^(electron|shared|renderer)/', pathNot: '^(electron/store|shared/(facts|contract|redaction))/' },
    ),
    rule(
      'parser-knows-parse',
      { path: '^electron/parser/' },
      { path: '^(electron|shared|renderer)/', pathNot: '^(electron/parser|shared/(parse|facts))/' },
    ),
    rule(
      'engine-knows-store-and-parser',
      { path: '^electron/engine/' },
      { path: '^(electron|renderer)/', pathNot: '^electron/(engine|store|parser)/' },
    ),
    rule('cli-knows-engine', { path: '^electron/cli/' }, { path: '^(electron|renderer)/', pathNot: '^electron/(cli|engine)/' }),
    rule(
      'main-is-thin',
      { path: '^electron/(main|preload)/' },
      { path: '^(electron|shared|renderer)/', pathNot: '^(electron/(main|preload)|shared/(contract|facts|scenarios))/' },
    ),
    rule(
      'electron-in-main-and-preload-only',
      { pathNot: '^(electron/(main|preload)|test)/' },
      { path: ['^node_modules/electron/', '^electron$'] },
    ),
    rule(
      'views-see-the-contract-only',
      { path: '^renderer/' },
      { path: '^(electron|shared)/', pathNot: '^shared/(contract|facts|markdown|syncrules|knowledge)/' },
    ),
    rule(
      'ui-and-host-know-no-feature',
      { path: '^renderer/(ui|host)/' },
      { path: '^(renderer/(features|app)|shared/(knowledge|syncrules))/' },
    ),
    rule(
      'features-do-not-know-each-other',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/(features|app)/', pathNot: '^renderer/features/$1/' },
    ),
    rule('features-by-their-index', { path: '^renderer/app/' }, { path: '^renderer/features/[^/]+/(?!index\\.ts$)' }),
    rule('product-does-not-know-tests', { path: '^(electron|renderer|shared)/' }, { path: '^test/' }),
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
}
