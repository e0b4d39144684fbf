provider "azurerm" {
  features {}
}

resource "azurerm_eventhub_namespace" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  minimum_tls_version = "1.2"
}

resource "azurerm_eventhub_namespace" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
}

resource "azurerm_servicebus_namespace" "right" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  minimum_tls_version = "1.2"
}

resource "azurerm_servicebus_namespace" "left_out" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
}
