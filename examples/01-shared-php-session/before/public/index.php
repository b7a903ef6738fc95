<?php
session_id('shop');
session_start();
$_SESSION['hits'] = ($_SESSION['hits'] ?? 0) + 1;
