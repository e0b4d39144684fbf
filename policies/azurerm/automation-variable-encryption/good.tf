provider "azurerm" {
  features {}
}

resource "azurerm_automation_variable_bool" "right_1" {
  automation_account_name = "orders"
  encrypted               = true
  name                    = "orders"
  resource_group_name     = "shop"
}

resource "azurerm_automation_variable_datetime" "right_1" {
  automation_account_name = "orders"
  encrypted               = true
  name                    = "orders"
  resource_group_name     = "shop"
}

resource "azurerm_automation_variable_int" "right_1" {
  automation_account_name = "orders"
  encrypted               = true
  name                    = "orders"
  resource_group_name     = "shop"
}

resource "azurerm_automation_variable_string" "right_1" {
  automation_account_name = "orders"
  encrypted               = true
  name                    = "orders"
  resource_group_name     = "shop"
}
