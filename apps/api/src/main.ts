import { setSourceMapsSupport } from 'node:module';

/**
 * The file that is started. It says before anything else is loaded that traces name our sources, and only ours: `--enable-source-maps`
 * would keep the maps and sources of every package, 25 MB (docs/adr/0135-source-maps-of-our-own-code.md).
 */
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
await import(new URL('./server.mjs', import.meta.url).href);
