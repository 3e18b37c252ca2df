import { build } from 'vite';
await build({root:'/work/main',configFile:false,logLevel:'warn',build:{ssr:'electron/main.ts',target:'node20',outDir:'/work/main/node_modules/.cache/w6main/out/main',emptyOutDir:true,rolldownOptions:{output:{entryFileNames:'[name].js'}}},ssr:{external:['electron'],noExternal:process.env.NOEXT?process.env.NOEXT.split(','):[]}});
