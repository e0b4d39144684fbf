provider "azurerm" {
  features {}
}

resource "azurerm_storage_account" "right" {
  account_replication_type = "ZRS"
  account_tier             = "Standard"
  location                 = "westeurope"
  resource_group_name      = "shop"
  name                     = "shoporders"

  network_rules {
    default_action = "Deny"
  }
}

resource "azurerm_storage_account" "left_out" {
  account_replication_type = "ZRS"
  account_tier             = "Standard"
  location                 = "westeurope"
  resource_group_name      = "shop"
  name                     = "shoporders"

  network_rules {
    default_action = "Deny"
  }
}

resource "azurerm_storage_account_network_rules" "right" {
  storage_account_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  default_action     = "Deny"
}

resource "azurerm_storage_account_network_rules" "left_out" {
  storage_account_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  default_action     = "Deny"
}
