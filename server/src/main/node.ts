import { serve } from '../lsp/server';
import { connection } from './compose';
import { nodeHost } from './node-host';

serve(connection(process.argv.slice(2)), nodeHost);
