<?php
// Reports have an end, and a limit of time.
set_time_limit(60);
for ($line = 0; $line < 100000 && !connection_aborted(); $line++) echo "line $line\n";
