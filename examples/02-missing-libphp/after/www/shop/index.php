<?php echo "The shop.";
