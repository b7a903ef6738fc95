<?php $password = "in the clear, once nobody runs this file"; echo "The shop.";
