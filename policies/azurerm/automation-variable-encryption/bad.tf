provider "azurerm" {
  features {}
}

resource "azurerm_automation_variable_bool" "wrong_1" {
  automation_account_name = "orders"
  encrypted               = false
  name                    = "orders"
  resource_group_name     = "shop"
}

resource "azurerm_automation_variable_bool" "left_out" {
  automation_account_name = "orders"
  name                    = "orders"
  resource_group_name     = "shop"
}

resource "azurerm_automation_variable_datetime" "wrong_1" {
  automation_account_name = "orders"
  encrypted               = false
  name                    = "orders"
  resource_group_name     = "shop"
}

resource "azurerm_automation_variable_datetime" "left_out" {
  automation_account_name = "orders"
  name                    = "orders"
  resource_group_name     = "shop"
}

resource "azurerm_automation_variable_int" "wrong_1" {
  automation_account_name = "orders"
  encrypted               = false
  name                    = "orders"
  resource_group_name     = "shop"
}

resource "azurerm_automation_variable_int" "left_out" {
  automation_account_name = "orders"
  name                    = "orders"
  resource_group_name     = "shop"
}

resource "azurerm_automation_variable_string" "wrong_1" {
  automation_account_name = "orders"
  encrypted               = false
  name                    = "orders"
  resource_group_name     = "shop"
}

resource "azurerm_automation_variable_string" "left_out" {
  automation_account_name = "orders"
  name                    = "orders"
  resource_group_name     = "shop"
}
