<?php
// Every visitor shares this session, so every request waits for the lock of the one before it.
session_id('stock');
session_start();
$_SESSION['stock'] = file_get_contents('https://warehouse.example.org/stock');
echo $_SESSION['stock'];
