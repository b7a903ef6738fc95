<?php
// A report without an end: until the client goes away, or the disk is full.
while (true) echo str_repeat('0123456789', 1000);
